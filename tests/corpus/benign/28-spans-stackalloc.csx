// expect: {"text":"12,345","first":3,"sum":294,"found":2,"be":[0,0,1,2],"contains":true}
Span<char> buffer = stackalloc char[16];
12345.TryFormat(buffer, out var written, "N0", CultureInfo.InvariantCulture);
var text = new string(buffer[..written]);
Span<int> numbers = [5, 3, 9];
numbers.Sort();
ReadOnlySpan<byte> utf8 = "abc"u8;
var sum = 0; foreach (ref readonly var b in utf8) sum += b;
Span<byte> bytes = stackalloc byte[4];
System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, 258);
return new { text, first = numbers[0], sum, found = utf8.IndexOf((byte)'c'), be = bytes.ToArray().Select(b => (int)b), contains = "needle in".AsSpan().Contains("in", StringComparison.Ordinal) };
