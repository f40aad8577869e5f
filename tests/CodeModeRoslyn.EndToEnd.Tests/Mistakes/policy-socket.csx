// task: Is port 5432 open on db.internal?
// mistake: a TcpClient
using System.Net.Sockets;

using var tcp = new TcpClient();
await tcp.ConnectAsync("db.internal", 5432);
return tcp.Connected;
