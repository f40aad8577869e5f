// expect: ["1!","two!"]
string Shout(int n) => Shout(n.ToString());
string Shout(string s) => s.Twice();
static string Twice(this string s) => s + "!";
return new[] { Shout(1), Shout("two") };
