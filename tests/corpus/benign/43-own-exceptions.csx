// expect: ["5 left","BadReplyException: no id","gone"]
var said = new List<string>();
foreach (var attempt in new Action[] { () => throw new QuotaException(5), () => throw new BadReplyException("no id"), () => throw new GoneException() })
{
    try { attempt(); }
    catch (UnauthorizedAccessException e) { said.Add(e.Message); }
    catch (JsonException e) { said.Add($"{e.GetType().Name}: {e.Message}"); }
    catch (ObjectDisposedException e) when (e.ObjectName == "list") { said.Add("gone"); }
}
return said;
class QuotaException(int left) : UnauthorizedAccessException($"{left} left");
class BadReplyException(string why) : JsonException(why);
class GoneException() : ObjectDisposedException("list");
