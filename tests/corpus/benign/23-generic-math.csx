// expect: {"i":6,"d":4,"m":3.3,"mean":2.3333333333333335,"c":1,"parse":12.50,"max":255}
using System.Numerics;
static T Sum<T>(params IEnumerable<T> values) where T : INumber<T> { var s = T.Zero; foreach (var v in values) s += v; return s; }
static double Mean<T>(ReadOnlySpan<T> values) where T : INumber<T> { var s = 0d; foreach (var v in values) s += double.CreateChecked(v); return s / values.Length; }
static T Clamp01<T>(T x) where T : IFloatingPoint<T> => T.Clamp(x, T.Zero, T.One);
return new { i = Sum(1, 2, 3), d = Sum(1.5, 2.5), m = Sum(1.1m, 2.2m), mean = Mean<int>([1, 2, 4]), c = Clamp01(1.7), parse = Parse<decimal>("12.50"), max = MaxOf<byte>() };
static T Parse<T>(string s) where T : IParsable<T> => T.Parse(s, CultureInfo.InvariantCulture);
static T MaxOf<T>() where T : IMinMaxValue<T> => T.MaxValue;
