// expect: 7
var p = new Parser("3 + 4 * (2 - 1)");
return p.Expression();
ref struct Parser(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;
    public int Expression() { var v = Term(); while (true) { if (Eat('+')) v += Term(); else if (Eat('-')) v -= Term(); else return v; } }
    private int Term() { var v = Factor(); while (true) { if (Eat('*')) v *= Factor(); else if (Eat('/')) v /= Factor(); else return v; } }
    private int Factor() { if (Eat('(')) { var v = Expression(); Eat(')'); return v; } var i = 0; while (i < rest.Length && char.IsDigit(rest[i])) i++; var n = int.Parse(rest[..i]); rest = rest[i..].TrimStart(); return n; }
    private bool Eat(char c) { rest = rest.TrimStart(); if (rest.IsEmpty || rest[0] != c) return false; rest = rest[1..].TrimStart(); return true; }
}
