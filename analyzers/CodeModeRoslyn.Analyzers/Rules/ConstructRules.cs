namespace CodeModeRoslyn.Analyzers.Rules;

/// <summary>The rules about what a script's code looks like, CMR2001 to CMR2999, each called after its advice.</summary>
public static class ConstructRules
{
    /// <summary>Unsafe code, pointers and function pointers.</summary>
    public const string WriteSafeCode = "CMR2001";

    /// <summary>Methods and aliases whose body is elsewhere.</summary>
    public const string WriteTheBody = "CMR2002";

    /// <summary>Finalizers.</summary>
    public const string DisposeInsteadOfFinalizing = "CMR2003";

    /// <summary>The type <c>dynamic</c>.</summary>
    public const string TypeInsteadOfDynamic = "CMR2004";

    /// <summary>Async code that nobody can await.</summary>
    public const string ReturnATask = "CMR2005";

    /// <summary>Attributes of the assembly or the module.</summary>
    public const string LeaveTheAssemblyAlone = "CMR2006";

    /// <summary>Types in namespaces that the compiler and the runtime match by name.</summary>
    public const string UseYourOwnNamespace = "CMR2007";

    /// <summary>Stack memory whose size is not small and constant.</summary>
    public const string AllocateSmallConstantSpans = "CMR2008";

    /// <summary>Typed references and variable argument lists.</summary>
    public const string UseOrdinaryParameters = "CMR2009";

    /// <summary>Locks on objects that others see too.</summary>
    public const string LockYourOwnObject = "CMR2010";

    /// <summary>Types that are built of too many others, one inside of the other.</summary>
    public const string NestTypesLess = "CMR2011";
}
