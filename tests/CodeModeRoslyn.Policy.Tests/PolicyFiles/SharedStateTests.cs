using System.Reflection;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Policy.Tests.PolicyFiles;

/// <summary>
/// What all runs of a process share must not be writable: the values of static properties and fields that a script can read,
/// what new objects have in common, and whatever can be read from those.
/// </summary>
public sealed class SharedStateTests
{
    private const BindingFlags OfType = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const BindingFlags OfObject = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const int Depth = 4;

    /// <summary>They take a value and do nothing with it.</summary>
    private static readonly string[] WithoutEffect = ["Stream.Null.Position", "TextWriter.Null.NewLine"];

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> writable = [];

    [Fact]
    public void NothingThatOutlivesARunCanBeWritten()
    {
        foreach (var type in ReferenceAssemblies.Names.Order(StringComparer.Ordinal).Select(Assembly.Load)
            .SelectMany(assembly => assembly.GetExportedTypes().Concat(assembly.GetForwardedTypes()))
            .Where(type => EffectiveApi.BuiltIn.Has($"T:{IdOf(type)}")).Distinct())
        {
            if (Construct(type) is { } constructed)
            {
                VisitStatics(constructed);
                VisitWhatNewObjectsShare(constructed);
            }
        }

        seen.Should().HaveCountGreaterThan(50);
        writable.Should().BeEquivalentTo(WithoutEffect);
        TextWriter.Null.NewLine = "changed";
        TextWriter.Null.NewLine.Should().NotBe("changed");
    }

    private void VisitStatics(Type type)
    {
        foreach (var property in type.GetProperties(OfType).Where(property => IsListed("P", property)))
        {
            // Some of an interface's have no value without a type that implements it; spans cannot be boxed.
            if (!type.IsInterface && !property.PropertyType.IsByRefLike && property.GetValue(null) is { } value && ReferenceEquals(value, property.GetValue(null)))
            {
                Visit(value, $"{type.Name}.{property.Name}", 0);
            }
        }

        foreach (var field in type.GetFields(OfType).Where(field => IsListed("F", field)))
        {
            Visit(field.GetValue(null), $"{type.Name}.{field.Name}", 0);
        }
    }

    private void VisitWhatNewObjectsShare(Type type)
    {
        if (type.IsAbstract || type.GetConstructor([]) is not { } constructor || !EffectiveApi.BuiltIn.Has($"M:{IdOf(type)}.#ctor"))
        {
            return;
        }

        var (one, other) = (constructor.Invoke([]), constructor.Invoke([]));
        foreach (var property in PropertiesOf(type))
        {
            if (TryRead(property, one) is { } value && ReferenceEquals(value, TryRead(property, other)))
            {
                Visit(value, $"new {type.Name}().{property.Name}", 0);
            }
        }
    }

    private void Visit(object? value, string path, int depth)
    {
        if (value is null or string || value.GetType().IsValueType || depth > Depth || !seen.Add(value))
        {
            return;
        }

        foreach (var property in PropertiesOf(value.GetType()))
        {
            var part = TryRead(property, value);
            if (property.SetMethod is { IsPublic: true } && EffectiveApi.BuiltIn.Has(IdOf("P", property), EffectiveApi.Write) && TryWrite(property, value, part))
            {
                writable.Add($"{path}.{property.Name}");
            }

            Visit(part, $"{path}.{property.Name}", depth + 1);
        }
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            foreach (var property in part.GetProperties(OfObject).Where(property => IsListed("P", property) && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
            {
                yield return property;
            }
        }
    }

    private static object? TryRead(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (TargetInvocationException)
        {
            // What throws has no value that runs could share.
            return null;
        }
    }

    // The same value, so that nothing changes in the process that tests this; a property that may not be written refuses it all the same.
    private static bool TryWrite(PropertyInfo property, object owner, object? value)
    {
        try
        {
            property.SetValue(owner, value);
            return true;
        }
        catch (TargetInvocationException thrown)
        {
            // It looked at the value, so it would have taken another.
            return thrown.InnerException is ArgumentException;
        }
    }

    private static Type? Construct(Type type)
    {
        if (!type.IsGenericTypeDefinition)
        {
            return type;
        }

        var parameters = type.GetGenericArguments();
        return parameters.All(parameter => parameter.GetGenericParameterConstraints().Length == 0 && !parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            ? type.MakeGenericType([.. parameters.Select(_ => typeof(string))])
            : null;
    }

    private static bool IsListed(string kind, MemberInfo member) => EffectiveApi.BuiltIn.Has(IdOf(kind, member));

    private static string IdOf(string kind, MemberInfo member) => $"{kind}:{IdOf(member.DeclaringType!)}.{member.Name}";

    private static string IdOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
}
