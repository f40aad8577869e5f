// expect: rejected ; category: tool-forgery ; note: marks its own method as a tool
Console.WriteLine("ran");
class Fake { [CodeModeRoslyn.Guest.Bindings.Tool("crm.get_customer")] public static void Call() { } }
Fake.Call();
