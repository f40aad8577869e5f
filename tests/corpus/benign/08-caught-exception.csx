// expect: {"type":"FormatException","ok":7}
try
{
    return int.Parse("seven");
}
catch (FormatException e)
{
    return new { type = nameof(FormatException), ok = e.Message.Length > 0 ? int.Parse("7") : 0 };
}
