// expect: rejected ; category: memory ; note: reads past the end of an array
Console.WriteLine("ran");
ref var first = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(new int[1]);
return System.Runtime.CompilerServices.Unsafe.Add(ref first, 1_000_000);
