// expect: rejected ; category: policy-evasion ; note: the script declares the attribute that lays out fields
return 1;
namespace System.Runtime.InteropServices { class StructLayoutAttribute : Attribute { public StructLayoutAttribute(int k) { } } class FieldOffsetAttribute : Attribute { public FieldOffsetAttribute(int o) { } } }
[System.Runtime.InteropServices.StructLayout(2)] struct U { public object O; }
