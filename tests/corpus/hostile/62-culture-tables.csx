// expect: contained ; category: shared-state ; note: changes the tables of the shared culture
var said = new List<string>();
void Try(Action a) { try { a(); said.Add("changed"); } catch (InvalidOperationException) { said.Add("read-only"); } }
Try(() => CultureInfo.InvariantCulture.NumberFormat.NumberDecimalSeparator = "#");
Try(() => CultureInfo.CurrentCulture.DateTimeFormat.ShortDatePattern = "x");
Try(() => NumberFormatInfo.CurrentInfo.NegativeSign = "~");
Try(() => DateTimeFormatInfo.InvariantInfo.DayNames = ["a", "b", "c", "d", "e", "f", "g"]);
Try(() => CultureInfo.InvariantCulture.Calendar.TwoDigitYearMax = 2999);
Try(() => CultureInfo.InvariantCulture.TextInfo.ListSeparator = "x");
Try(() => DateTimeFormatInfo.CurrentInfo.Calendar.TwoDigitYearMax = 2999);
return said;
