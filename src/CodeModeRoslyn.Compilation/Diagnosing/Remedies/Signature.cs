using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>How a method is called, as the declarations that a search shows have it.</summary>
internal static class Signature
{
    private const int MostParameters = 8;

    /// <param name="site">Where it is to be called.</param>
    /// <param name="method">The method.</param>
    /// <param name="name">What stands before the brackets; the method's name by default.</param>
    public static string Of(ErrorSite site, IMethodSymbol method, string? name = null)
    {
        var parameters = method.Parameters.Where(parameter => !IsRest(parameter)).ToList();
        var shown = parameters.Take(MostParameters).Select(parameter => $"{Type(site, parameter.Type)} {parameter.Name}{(parameter.IsOptional ? " = null" : "")}");
        return $"`{name ?? method.Name}({string.Join(", ", parameters.Count > MostParameters ? shown.Append("…") : shown)})`";
    }

    // What takes the arguments that a schema does not name.
    private static bool IsRest(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "OnlyNamedAttribute");

    private static string Type(ErrorSite site, ITypeSymbol type) => site.Show(Types.Plain(type, site.Model.Compilation) ?? type);
}
