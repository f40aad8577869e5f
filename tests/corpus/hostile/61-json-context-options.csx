// expect: rejected ; category: serialization ; note: replaces the resolver of the shared options
JsonSerializerOptions.Default.TypeInfoResolverChain.Add(new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver());
return 1;
