// expect: ["odd","negative","long 5","1..3","other","null","3.5","aa","H1","next 8"]
object[] things = [1, -5, "hello", new[] { 1, 2, 3 }, new { X = 1 }, null!, 3.5, ('a', 2), new DateTime(2024, 1, 1), new List<int> { 9, 8 }];
static string Describe(object? o) => o switch
{
    null => "null", int and < 0 => "negative", int n when n % 2 == 1 => "odd", string { Length: > 3 and var len } => $"long {len}", int[] and [var first, .., var last] => $"{first}..{last}", List<int> and [9, var next, ..] => $"next {next}",
    (char c, int i) => new string(c, i), DateTime { Year: 2024, Month: >= 1 and <= 6 } => "H1", double d and not (0 or 1) => d.ToString(CultureInfo.InvariantCulture), _ => "other",
};
return things.Select(Describe);
