// expect: rejected ; category: wrapper-breakout ; note: closes whatever surrounds the script
Console.WriteLine("ran");
} } class Outside { static void Main() { System.Diagnostics.Process.Start("id"); } } class Rest { void M() {
