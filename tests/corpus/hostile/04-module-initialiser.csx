// expect: rejected ; category: lifecycle ; note: runs before the script's first statement
class Early { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => Console.WriteLine("early"); }
return 1;
