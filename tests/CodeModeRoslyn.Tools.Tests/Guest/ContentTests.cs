using System.Text;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Guest.Results;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Guest;

public sealed class ContentTests
{
    private const string Image = """{"type":"image","data":"AAECAw==","mimeType":"image/png"}""";

    [Theory]
    [InlineData("""{"content":[IMAGE,{"type":"text","text":"a"}]}""", "image", "text")]
    [InlineData("IMAGE", "image")]
    [InlineData("[IMAGE,IMAGE]", "image", "image")]
    [InlineData("""{"contents":[{"uri":"a:b","text":"x"},{"uri":"a:c","blob":"AAAA"}]}""", "resource", "resource")]
    [InlineData("""{"messages":[{"role":"user","content":IMAGE},{"role":"assistant","content":{"type":"text","text":"a"}}]}""", "image", "text")]
    [InlineData("""{"content":"words"}""")]
    [InlineData("""{"content":[{"type":"card","number":4},{"type":"image"},1,null,"x"]}""")]
    [InlineData("""{"type":"text"}""")]
    [InlineData("null")]
    [InlineData("7")]
    public void BlocksAreFoundWhereverMcpPutsThem(string result, params string[] types) =>
        Content.In(Json.Parse(result.Replace("IMAGE", Image, StringComparison.Ordinal))).Select(content => content.Type).Should().Equal(types);

    [Theory]
    [InlineData("""{"type":"text","text":"ä€"}""", null, 5L, null, null, "ä€")]
    [InlineData(Image, "image/png", 4L, null, null, null)]
    [InlineData("""{"type":"image","data":"?","mimeType":"image/png","text":"no"}""", "image/png", null, null, null, null)]
    [InlineData("""{"type":"audio","data":"AAAA"}""", null, 3L, null, null, null)]
    [InlineData("""{"type":"resource","resource":{"uri":"a:b","mimeType":"text/plain","text":"abc"}}""", "text/plain", 3L, "a:b", null, "abc")]
    [InlineData("""{"type":"resource","resource":{"uri":"a:b","blob":"AA=="}}""", null, 1L, "a:b", null, null)]
    [InlineData("""{"type":"resource_link","uri":"a:b","name":"n","mimeType":"text/csv","size":12345678901}""", "text/csv", 12345678901L, "a:b", "n", null)]
    [InlineData("""{"type":"resource_link","uri":"a:b","name":"n","size":"big"}""", null, null, "a:b", "n", null)]
    public void ABlockSaysWhatItIs(string block, string? mimeType, long? size, string? uri, string? name, string? text)
    {
        var content = Content.In(Json.Parse(block)).Single();

        (content.MimeType, content.Size, content.Uri, content.Name, content.Text).Should().Be((mimeType, size, uri, name, text));
        content.Json.Raw.Should().Be(block);
    }

    [Fact]
    public void PrintedOrReturnedItSaysWhatItIsAndNotWhatItHolds()
    {
        var content = Content.In(Json.Parse(Image)).Single();

        content.ToString().Should().Be("image, image/png, 4 bytes");
        Encoding.UTF8.GetString(new ResultWriter(1_000).Write(new { content }).Utf8.Span).Should().Be("""{"content":{"type":"image","mimeType":"image/png","size":4}}""");
    }

    [Fact]
    public async Task ContentBesideATypedResultBelongsToThatResult()
    {
        using var bindings = new BindingAssembly();
        bindings.Add(BindingWriter.Write(ToolFiles.Own("crm").Units[0]));
        var run = new RecordingRunContext((_, _) => """{"id":"x","name":"Ann","plan":"pro"}""") { Content = $"[{Image}]" };

        var counts = await bindings.RunAsync(
            """
            var one = await tools.Crm.GetCustomerAsync("x");
            Output.Emit(one);
            return new[] { Content.In(one).Count, Content.In(one with { Name = "Bob" }).Count, Content.In(one.Name).Count };
            """,
            run);

        counts.Should().BeEquivalentTo(new[] { 1, 0, 0 });
        run.Emitted.Should().Equal(Image);
    }

    [Fact]
    public void EverythingThatHoldsContentCanBeEmitted()
    {
        var run = new RecordingRunContext((_, _) => "null");
        RunScope.Enter(run);
        var result = Json.Parse($$"""{"content":[{{Image}},{{Image}}]}""");

        Output.Emit(result);
        Output.Emit(Content.In(result));
        Output.Emit(Content.In(result)[0]);
        Output.Emit(Content.In(result).Take(0));

        run.Emitted.Should().HaveCount(5).And.AllBe(Image);
    }

    [Theory]
    [InlineData("\"words\"")]
    [InlineData("{}")]
    public void ToEmitWhatHoldsNoContentIsAMistakeOfTheScript(string json)
    {
        RunScope.Enter(new RecordingRunContext((_, _) => "null"));
        var emit = () => Output.Emit(Json.Parse(json));

        emit.Should().Throw<InvalidOperationException>().WithMessage("There is no content in this*");
    }
}
