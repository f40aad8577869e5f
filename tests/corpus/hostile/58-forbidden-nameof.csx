// expect: rejected ; category: code-position ; note: a forbidden name only inside nameof
return nameof(System.Diagnostics.Process.Start);
