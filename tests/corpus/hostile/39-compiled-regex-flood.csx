// expect: contained ; category: regex-dos ; note: many large patterns compiled to code
var n = 0;
while (true) n += new Regex(string.Join("|", Enumerable.Range(0, 2000).Select(i => $"k{i + n}[a-z]*(x{i})+")), RegexOptions.Compiled).Match("zzz").Length + 1;
