// expect: {"count":7,"last":"2024-12-31","week":1,"quarter":3,"leap":true,"dim":28,"parsed":"2024-02-29T00:00:00","ts":"1.02:03:04","time":"00:30:00","unix":"1970-01-02T00:00:00Z","age":365}
static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) { for (var d = from; d <= to; d = d.AddDays(1)) yield return d; }
var holidays = new HashSet<DateOnly> { new(2024, 12, 25) };
var days = Days(new DateOnly(2024, 12, 20), new DateOnly(2024, 12, 31)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(d)).ToList();
var quarter = (new DateTime(2024, 8, 1).Month - 1) / 3 + 1;
return new { count = days.Count, last = days[^1], week = ISOWeek.GetWeekOfYear(new DateTime(2024, 12, 30)), quarter, leap = DateTime.IsLeapYear(2024), dim = DateTime.DaysInMonth(2023, 2), parsed = DateTime.ParseExact("31.01.2024", "dd.MM.yyyy", CultureInfo.InvariantCulture).AddMonths(1), ts = TimeSpan.Parse("1.02:03:04"), time = new TimeOnly(23, 30).AddHours(1), unix = DateTimeOffset.FromUnixTimeSeconds(86400).UtcDateTime, age = new DateOnly(2024, 1, 1).DayNumber - new DateOnly(2023, 1, 1).DayNumber };
