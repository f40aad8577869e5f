using System.Text.Json;
using CodeModeRoslyn.Tools.Tests.Support;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Tests.Validation;

/// <summary>Schemas that are nasty but honest: what they allow is let through, what they forbid is not.</summary>
public sealed class GauntletArgumentTests
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    [Fact]
    public void WhatASchemaAllowsIsSentAndWhatItForbidsIsNot()
    {
        var (allowed, forbidden) = (0, 0);
        var wrong = new List<string>();
        foreach (var file in Directory.GetFiles(RepositoryFolder.Shared("gauntlet/schemas"), "*.json"))
        {
            var definition = JsonElement.Parse(File.ReadAllBytes(file), Deep);
            if (definition.TryGetProperty("openapi", out _))
            {
                continue;
            }

            var tool = ToolDefinition.Read("gauntlet", definition)!;
            foreach (var one in definition.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("arguments")))
            {
                allowed++;
                if (ArgumentCheck.Find(tool, one) is { } refusal)
                {
                    wrong.Add($"{tool.Name} allows {one}, and yet: {refusal}");
                }
            }

            foreach (var one in definition.TryGetProperty("invalidArguments", out var list) ? list.EnumerateArray() : default)
            {
                forbidden++;
                if (ArgumentCheck.Find(tool, one) is null)
                {
                    wrong.Add($"{tool.Name} forbids {one}");
                }
            }
        }

        wrong.Should().BeEmpty();
        allowed.Should().BeGreaterThan(300);
        forbidden.Should().BeGreaterThan(40);
    }
}
