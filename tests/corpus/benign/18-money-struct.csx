// expect: {"total":"15.01 EUR","rounded":15.00,"equal":false,"cmp":true,"cast":15.005}
var total = new Money(10.005m, "EUR") + 2 * new Money(3, "EUR") - new Money(1, "EUR");
return new { total = total.ToString(), rounded = total.Rounded().Amount, equal = total == total.Rounded(), cmp = total > new Money(1, "EUR"), cast = (decimal)total };
readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    public static Money operator +(Money a, Money b) => Same(a, b) with { Amount = a.Amount + b.Amount };
    public static Money operator -(Money a, Money b) => a + -b;
    public static Money operator -(Money a) => a with { Amount = -a.Amount };
    public static Money operator *(int n, Money a) => a with { Amount = n * a.Amount };
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static explicit operator decimal(Money m) => m.Amount;
    public static implicit operator Money((decimal Amount, string Currency) t) => new(t.Amount, t.Currency);
    public Money Rounded() => this with { Amount = decimal.Round(Amount, 2, MidpointRounding.ToEven) };
    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:N2} {Currency}");
    private static Money Same(Money a, Money b) => a.Currency == b.Currency ? a : throw new ArgumentException("currency");
}
