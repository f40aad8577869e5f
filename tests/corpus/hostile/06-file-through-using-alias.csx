// expect: rejected ; category: policy-evasion ; note: an alias hides the name
using F = System.IO.File;
Console.WriteLine("ran");
return F.ReadAllText("/etc/passwd");
