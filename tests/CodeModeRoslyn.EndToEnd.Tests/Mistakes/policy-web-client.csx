// task: Download https://example.com/rates.json and return the rate of EUR.
// mistake: WebClient
var client = new System.Net.WebClient();
var text = client.DownloadString("https://example.com/rates.json");
return JsonDocument.Parse(text).RootElement.GetProperty("EUR").GetDecimal();
