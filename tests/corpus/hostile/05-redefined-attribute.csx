// expect: rejected ; category: lifecycle ; note: an attribute that the compiler knows by name
namespace System.Runtime.CompilerServices { class ModuleInitializerAttribute : Attribute { } }
class Early { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => Console.WriteLine("early"); }
return 1;
