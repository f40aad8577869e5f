using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Tools.Calls;

namespace CodeModeRoslyn.Execution.Tests.Bridge;

public sealed class CatalogAnswersTests
{
    private readonly CatalogAnswers answers = Catalogs.Answers();

    [Fact]
    public void AToolIsDescribedAsDataAndItsWordsAreClean()
    {
        var answer = Ask("""{"query":"get customer","server":"crm","limit":1,"offset":0,"readOnly":false}""");

        answer.GetProperty("tools")[0].GetRawText().Should().Be(
            """{"server":"crm","name":"get_customer","group":"","signature":"tools.Crm.GetCustomerAsync(id, filter)","title":"","description":"Says something.","parameters":["id","filter"],"readOnly":true}""");
    }

    [Fact]
    public void AllToolsComeInPagesAndWhatIsDeniedIsNeitherThereNorCounted()
    {
        var names = new List<string>();
        for (var offset = 0; offset < 1_500; offset += 500)
        {
            var page = Ask($$"""{"query":"","server":null,"limit":5000,"offset":{{offset}},"readOnly":false}""");
            page.GetProperty("total").GetInt32().Should().Be(1_202);
            names.AddRange(page.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!));
        }

        names.Should().HaveCount(1_202).And.OnlyHaveUniqueItems().And.NotContain("delete_customer");
    }

    [Fact]
    public void OnlyWhatChangesNothingIsFoundWhenThatIsAskedFor() =>
        Ask("""{"query":"customer","server":"crm","limit":9,"offset":0,"readOnly":true}""").GetProperty("total").GetInt32().Should().Be(1);

    [Theory]
    [InlineData("""{"declare":{"server":"crm","name":"get_customer"}}""", "declaration of crm.get_customer")]
    public void ADeclarationIsGiven(string question, string expected) => Ask(question).GetProperty("declaration").GetString().Should().Be(expected);

    [Theory]
    [InlineData("""{"declare":{"server":"crm","name":"delete_customer"}}""", "There is no such tool any more.")]
    [InlineData("""{"query":"x","server":"crn","limit":1,"offset":0,"readOnly":false}""", "There is no server 'crn'. Did you mean 'crm'?")]
    [InlineData("""{"query":5}""", "The catalog does not understand the question.")]
    [InlineData("""{"query":"x","server":null,"limit":1e99,"offset":0,"readOnly":false}""", "The catalog does not understand the question.")]
    [InlineData("[]", "The catalog does not understand the question.")]
    [InlineData("no json", "The catalog does not understand the question.")]
    public void WhatCannotBeAnsweredIsRefused(string question, string expected) =>
        answers.Answer(Encoding.UTF8.GetBytes(question)).Should().BeOfType<ToolCallOutcome.Failed>().Which.Message.Should().Be(expected);

    [Fact]
    public void QuestionsHaveAnEnd()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Ask("""{"query":"","server":"crm","limit":0,"offset":0,"readOnly":false}""");
        }

        answers.Answer("{}"u8.ToArray()).Should().BeOfType<ToolCallOutcome.Failed>().Which.Message.Should().StartWith("The catalog was asked more than 1,000 times.");
    }

    private JsonElement Ask(string question) =>
        JsonElement.Parse(answers.Answer(Encoding.UTF8.GetBytes(question)).Should().BeOfType<ToolCallOutcome.Succeeded>().Which.Result.Span);
}
