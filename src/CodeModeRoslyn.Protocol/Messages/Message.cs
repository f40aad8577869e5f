using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>What the host, its compilers, its workers and its importers say to each other. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ReadyMessage), "ready")]
[JsonDerivedType(typeof(PolicyMessage), "policy")]
[JsonDerivedType(typeof(CompileBindingMessage), "compileBinding")]
[JsonDerivedType(typeof(BindingCompiledMessage), "bindingCompiled")]
[JsonDerivedType(typeof(AddBindingMessage), "addBinding")]
[JsonDerivedType(typeof(CompileScriptMessage), "compileScript")]
[JsonDerivedType(typeof(ScriptCompiledMessage), "scriptCompiled")]
[JsonDerivedType(typeof(EditorMessage), "editor")]
[JsonDerivedType(typeof(EditorAnswerMessage), "editorAnswer")]
[JsonDerivedType(typeof(RunMessage), "run")]
[JsonDerivedType(typeof(StopMessage), "stop")]
[JsonDerivedType(typeof(CallMessage), "call")]
[JsonDerivedType(typeof(CallResultMessage), "callResult")]
[JsonDerivedType(typeof(OutputMessage), "output")]
[JsonDerivedType(typeof(ContentMessage), "content")]
[JsonDerivedType(typeof(WholeResultMessage), "wholeResult")]
[JsonDerivedType(typeof(RunEndedMessage), "runEnded")]
[JsonDerivedType(typeof(CleanMessage), "clean")]
[JsonDerivedType(typeof(ImportDocumentMessage), "importDocument")]
[JsonDerivedType(typeof(ImportedOperationsMessage), "importedOperations")]
[JsonDerivedType(typeof(ImportedGroupMessage), "importedGroup")]
[JsonDerivedType(typeof(ImportEndedMessage), "importEnded")]
public abstract record Message
{
    private protected Message() { }
}
