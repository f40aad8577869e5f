using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

public sealed class ShutdownTests
{
    // Ten seconds of grace for what is running, and then some.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServeEndsInOrderInTheMiddleOfARun()
    {
        await using var serve = await ServeProgram.StartAsync();
        await using var client = await serve.ConnectAsync("2025-11-25");
        await client.CallToolAsync("execute_code", Scripts.Arguments(DemoUpstreams.MainJob), cancellationToken: Cancellation);
        var endless = serve.PostAsync(Messages.ExecuteCode(77, Scripts.Endless), client.SessionId, Cancellation);
        await Workers.BusyAsync(serve.Program.Id);
        var children = Family(serve.Program);

        await serve.Program.TerminateAsync();

        await EndsInOrderAsync(serve.Program, children);
        await FluentActions.Awaiting(() => endless.WaitAsync(Longest)).Should().NotThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task StdioEndsInOrderInTheMiddleOfARun()
    {
        await using var stdio = await StdioProgram.StartAsync();
        await stdio.SendAsync(Messages.ExecuteCode(1, DemoUpstreams.MainJob));
        await stdio.AnswerAsync(1);
        await stdio.SendAsync(Messages.ExecuteCode(2, Scripts.Endless));
        await Workers.BusyAsync(stdio.Program.Id);
        var children = Family(stdio.Program);

        await stdio.Program.TerminateAsync();

        await EndsInOrderAsync(stdio.Program, children);
    }

    [Fact]
    public async Task ARunOfTheCommandLineEndsAsCancelled()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("endless.csx", "await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); " + Scripts.Endless);
        await using var run = RunningProgram.Start(CodeModeProgram.StartInfo(["run", script, "--json"], folder.Path));
        await Workers.BusyAsync(run.Id);

        // A compiler, a worker and the one server that the script names.
        var children = Family(run, atLeast: 3);

        await run.TerminateAsync();

        (await run.ExitAsync(Longest)).Should().Be(5, run.Errors);
        children.Where(Children.IsAlive).Should().BeEmpty("a child must not outlive the program");
        (await run.Output.ReadToEndAsync(Cancellation)).Should().Contain("\"outcome\":\"cancelled\"");
    }

    [Fact]
    public async Task StdioEndsInOrderWhenItsInputDoes()
    {
        await using var stdio = await StdioProgram.StartAsync();
        await stdio.SendAsync(Messages.ExecuteCode(1, DemoUpstreams.MainJob));
        await stdio.AnswerAsync(1);
        var children = Family(stdio.Program);

        stdio.Program.Input.Close();

        await EndsInOrderAsync(stdio.Program, children);
    }

    [Fact]
    public async Task WhatWasAskedBeforeTheInputEndedIsStillAnswered()
    {
        await using var stdio = await StdioProgram.StartAsync();
        await stdio.SendAsync(Messages.ExecuteCode(1, DemoUpstreams.MainJob));

        stdio.Program.Input.Close();

        Answers.ShouldBeTheMainJobs((await stdio.AnswerAsync(1))["result"]!);
        (await stdio.Program.ExitAsync(Longest)).Should().Be(0);
    }

    /// <summary>By default three demo servers, and a compiler and a worker.</summary>
    private static IReadOnlyList<int> Family(RunningProgram program, int atLeast = 5)
    {
        var children = Children.Of(program.Id);
        children.Should().HaveCountGreaterThanOrEqualTo(atLeast);
        return children;
    }

    private static async Task EndsInOrderAsync(RunningProgram program, IReadOnlyList<int> children)
    {
        (await program.ExitAsync(Longest)).Should().Be(0, program.Errors);
        children.Where(Children.IsAlive).Should().BeEmpty("a child must not outlive the program");
    }
}
