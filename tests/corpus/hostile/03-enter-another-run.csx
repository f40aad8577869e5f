// expect: rejected ; category: tool-forgery ; note: names the run's scope
Console.WriteLine("ran");
CodeModeRoslyn.Guest.Hosting.RunScope.Enter(null!);
