using System.Reflection;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>A property or field whose value is shown.</summary>
internal sealed class TypeMember(MemberInfo member)
{
    public string Name => member.Name;

    /// <summary>Reads the value; a <see cref="MemberFailure"/> when the script's getter throws.</summary>
    public object? Read(object target)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(target) : ((FieldInfo)member).GetValue(target);
        }
        catch (TargetInvocationException failure)
        {
            return new MemberFailure(failure.InnerException ?? failure);
        }
        catch (Exception failure) when (failure is NotSupportedException or InvalidOperationException)
        {
            // A property that reflection cannot read, one that gives a span for instance.
            return new MemberFailure(failure);
        }
    }
}
