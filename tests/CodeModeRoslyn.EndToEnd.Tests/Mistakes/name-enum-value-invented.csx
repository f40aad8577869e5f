// task: What is the weather in San Francisco?
// mistake: a city that is none of the values the tool takes
var weather = await tools.Everything.GetStructuredContentAsync(location: "San Francisco");
return $"{weather.Temperature} °C, {weather.Conditions}";
