// expect: contained ; category: wrapper-breakout ; note: types called like what the script is lifted into
return 1;
partial class Script { static Script() { while (true) { } } }
partial class Program { public static void Main() { } }
partial class __Script { }
