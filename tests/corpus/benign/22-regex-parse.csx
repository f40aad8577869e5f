// expect: {"errors":{"db":1,"web":1},"span":8,"masked":"call xxx-1234 or xxx-9876","split":["a","b","c"],"spans":4,"escaped":"a\\.b","is2":true}
var log = """
    2024-01-05 10:00:01 [ERROR] db: timeout after 30s
    2024-01-05 10:00:02 [INFO] web: ok
    2024-01-05 10:00:09 [ERROR] web: 500
    """;
var pattern = new Regex(@"^(?<at>\S+ \S+) \[(?<level>\w+)\] (?<source>\w+): (?<text>.+)$", RegexOptions.Multiline | RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
var entries = pattern.Matches(log).Select(m => new { At = DateTime.Parse(m.Groups["at"].Value, CultureInfo.InvariantCulture), Level = m.Groups["level"].Value, Source = m.Groups["source"].Value, Text = m.Groups["text"].Value.Trim() }).ToList();
var masked = Regex.Replace("call 555-1234 or 555-9876", @"\d{3}-(\d{4})", "xxx-$1");
var split = Regex.Split("a1b22c", @"\d+");
var spans = 0; foreach (var m in Regex.EnumerateMatches("aXbX", "X")) spans += m.Index;
return new { errors = entries.Where(e => e.Level == "ERROR").GroupBy(e => e.Source).ToDictionary(g => g.Key, g => g.Count()), span = (entries[^1].At - entries[0].At).TotalSeconds, masked, split, spans, escaped = Regex.Escape("a.b"), is2 = Regex.IsMatch("x@y.z", @"^[^@\s]+@[^@\s]+\.[^@\s]+$") };
