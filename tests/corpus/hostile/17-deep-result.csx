// expect: contained ; category: result-bomb ; note: deeper than the readers of a report go
return Json.Parse(new string('[', 900) + new string(']', 900));
