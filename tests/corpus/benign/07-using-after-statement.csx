// expect: "b,a"
var words = new[] { "a", "b" };
using System.Text;
var text = new StringBuilder();
foreach (var word in words.Reverse())
    text.Append(text.Length > 0 ? "," : "").Append(word);
return text.ToString();
