// expect: {"sorted":["a","b"],"empty":true,"title":"Hello World","joined":"a-b","plus":4}
var words = new[] { "b", "a" };
return new { sorted = words.Sorted, empty = Array.Empty<string>().IsEmpty, title = "hello world".ToTitle(), joined = string.JoinNonEmpty("-", "a", "", "b"), plus = (new Vec(1, 2) + new Vec(3, 4)).X };
static class Ext
{
    extension<T>(IEnumerable<T> source) { public bool IsEmpty => !source.Any(); public IReadOnlyList<T> Sorted => source.Order().ToList(); }
    extension(string s) { public string ToTitle() => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(s); public static string JoinNonEmpty(string sep, params ReadOnlySpan<string> parts) { var list = new List<string>(); foreach (var p in parts) if (p.Length > 0) list.Add(p); return string.Join(sep, list); } }
    extension(Vec) { public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y); }
}
record Vec(int X, int Y);
