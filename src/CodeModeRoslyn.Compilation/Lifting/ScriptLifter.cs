using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>
/// Lifts a script's syntax tree into a static class with one asynchronous method. Nodes move, text is never
/// concatenated, so that no brace, comment or directive of the script can reach what surrounds it.
/// </summary>
internal static class ScriptLifter
{
    /// <summary>The class that a script becomes. No script can write this name.</summary>
    public const string ScriptClass = "<Script>";

    /// <summary>The method that holds the script's statements.</summary>
    public const string EntryMethod = "<Run>";

    /// <summary>The lifted tree's name in debug symbols.</summary>
    public const string Document = "script.cs";

    private const string ExtensionClass = "<Extensions>";

    private static readonly SyntaxToken Internal = Token(TriviaList(), SyntaxKind.InternalKeyword, TriviaList(Space));
    private static readonly SyntaxToken Static = Token(TriviaList(), SyntaxKind.StaticKeyword, TriviaList(Space));
    private static readonly SyntaxToken Async = Token(TriviaList(), SyntaxKind.AsyncKeyword, TriviaList(Space));
    private static readonly TypeSyntax TaskOfObject =
        ParseTypeName("global::System.Threading.Tasks.Task<object?> ");

    /// <summary>Lifts a script that has no syntax errors.</summary>
    /// <param name="script">The script, taken apart.</param>
    /// <param name="functions">Where each of its functions goes.</param>
    /// <param name="text">The submitted text.</param>
    /// <param name="resultIsStatement">
    /// The last expression has no value (it is a call of a <c>void</c> method), so it becomes a statement.
    /// </param>
    public static LiftedScript Lift(ParsedScript script, ScriptFunctions functions, SourceText text, bool resultIsStatement)
    {
        var usings = script.Usings.Select(piece => Place(piece).Node).Prepend(UsingScriptClass());
        var types = script.Members.Where(piece => IsType(piece.Node)).Select(piece => Place(piece).Node);
        var fields = script.Members.Where(piece => IsField(piece.Node)).Select(piece => AsStatic(Place(piece).Node));

        var scriptClass = StaticClass(ScriptClass, [.. fields, .. functions.Static.Select(AsMethod), Entry(script, functions, resultIsStatement)]);
        var extensionClass = StaticClass(
            ExtensionClass,
            [.. functions.Extensions.Select(AsMethod), .. script.Members.Where(piece => piece.Node is ExtensionBlockDeclarationSyntax).Select(piece => Place(piece).Node)]);

        var root = CompilationUnit()
            .WithUsings(List(usings))
            .WithMembers(List<MemberDeclarationSyntax>([.. types, extensionClass, scriptClass]))
            .WithEndOfFileToken(LastToken(script.Root));
        var tree = CSharpSyntaxTree.Create(root, ScriptParser.Options, Document, System.Text.Encoding.UTF8);
        return new LiftedScript(tree, new PositionMap(tree.GetRoot(), text));
    }

    public static bool IsType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax and not ExtensionBlockDeclarationSyntax or DelegateDeclarationSyntax or BaseNamespaceDeclarationSyntax;

    private static bool IsField(MemberDeclarationSyntax member) => member is BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax;

    private static MethodDeclarationSyntax Entry(ParsedScript script, ScriptFunctions functions, bool resultIsStatement)
    {
        var statements = new List<StatementSyntax>();
        foreach (var piece in script.Members)
        {
            if (piece.Node is GlobalStatementSyntax { Statement: not LocalFunctionStatementSyntax } global)
            {
                var statement = (StatementSyntax)new BareReturnRewriter().Visit(global.Statement);
                statements.Add(Place(piece.As(statement)).Node);
            }
        }

        if (script.Result is { } result)
        {
            var expression = Place(result).Node;
            statements.Add(resultIsStatement
                ? ExpressionStatement(expression, Semicolon())
                : ReturnStatement(Token(TriviaList(), SyntaxKind.ReturnKeyword, TriviaList(Space)), expression, Semicolon()));
        }

        // Whatever the script's last statement was, the method needs an end that returns; unreachable is fine.
        statements.Add(BareReturnRewriter.ReturnNull);
        statements.AddRange(functions.Local.Select(piece => Place(piece).Node));
        return MethodDeclaration(TaskOfObject, Identifier(EntryMethod))
            .WithModifiers(TokenList(Internal, Static, Async))
            .WithBody(Block(statements));
    }

    private static ClassDeclarationSyntax StaticClass(string name, IEnumerable<MemberDeclarationSyntax> members) =>
        ClassDeclaration(
            default,
            TokenList(Internal, Static),
            Token(TriviaList(), SyntaxKind.ClassKeyword, TriviaList(Space)),
            Identifier(name),
            typeParameterList: null,
            parameterList: null,
            baseList: null,
            constraintClauses: default,
            Token(TriviaList(), SyntaxKind.OpenBraceToken, TriviaList(LineFeed)),
            List(members),
            Token(TriviaList(LineFeed), SyntaxKind.CloseBraceToken, TriviaList(LineFeed)),
            semicolonToken: default);

    /// <summary>So that the script's types can call its functions.</summary>
    private static UsingDirectiveSyntax UsingScriptClass() =>
        UsingDirective(
            globalKeyword: default,
            Token(TriviaList(), SyntaxKind.UsingKeyword, TriviaList(Space)),
            Static,
            unsafeKeyword: default,
            alias: null,
            IdentifierName(ScriptClass),
            Token(TriviaList(), SyntaxKind.SemicolonToken, TriviaList(LineFeed)));

    private static MethodDeclarationSyntax AsMethod(Piece<LocalFunctionStatementSyntax> piece)
    {
        var function = Place(piece).Node;

        // The new words stand on a line of their own, so that the function's first line keeps its columns.
        SyntaxToken[] added = function.Modifiers.Any(SyntaxKind.StaticKeyword) ? [Internal] : [Internal, Static];
        added[^1] = added[^1].WithTrailingTrivia(LineFeed);
        return MethodDeclaration(
            function.AttributeLists,
            function.Modifiers.InsertRange(0, added),
            function.ReturnType,
            explicitInterfaceSpecifier: null,
            function.Identifier,
            function.TypeParameterList,
            function.ParameterList,
            function.ConstraintClauses,
            function.Body,
            function.ExpressionBody,
            function.SemicolonToken);
    }

    private static MemberDeclarationSyntax AsStatic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword)
            ? member
            : member.WithModifiers(member.Modifiers.Add(Static));

    /// <summary>Puts a piece on a line of its own and marks where it came from.</summary>
    private static Piece<T> Place<T>(Piece<T> piece)
        where T : SyntaxNode
    {
        var node = piece.Node is LocalFunctionStatementSyntax function ? (T)(SyntaxNode)AccessModifiers.Blank(function) : piece.Node;
        var first = node.GetFirstToken(includeZeroWidth: true);
        var marked = first.WithAdditionalAnnotations(new SyntaxAnnotation(PositionMap.Mark, piece.Start.ToString()));
        node = node.ReplaceToken(first, marked);
        var last = node.GetLastToken(includeZeroWidth: true);
        var ended = last
            .WithTrailingTrivia(last.TrailingTrivia.Add(LineFeed))
            .WithAdditionalAnnotations(new SyntaxAnnotation(PositionMap.EndMark));
        return piece.As(node.ReplaceToken(last, ended));
    }

    private static SyntaxToken Semicolon() => Token(TriviaList(), SyntaxKind.SemicolonToken, TriviaList(LineFeed));

    /// <summary>The last token carries trailing <c>#pragma</c> and <c>#endregion</c> lines.</summary>
    private static SyntaxToken LastToken(CompilationUnitSyntax root) =>
        root.EndOfFileToken.ContainsDirectives ? root.EndOfFileToken : Token(SyntaxKind.EndOfFileToken);
}
