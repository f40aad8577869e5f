// task: Is https://example.com up?
// mistake: HttpClient
using System.Net.Http;

using var http = new HttpClient();
var response = await http.GetAsync("https://example.com");
return (int)response.StatusCode;
