namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>Host to an importer: a piece of an OpenAPI document, in the attachment. The last one is answered.</summary>
/// <param name="IsLast">Whether the document ends with it.</param>
public sealed record ImportDocumentMessage(bool IsLast) : Message;

/// <summary>Importer to host: what a catalog needs to know of some of the operations. The attachment is a JSON array.</summary>
public sealed record ImportedOperationsMessage : Message;

/// <summary>Importer to host: all operations of a group in full, with the schemas that they use. The attachment is a JSON object.</summary>
/// <param name="Tag">The first tag of each of them; empty for those without.</param>
public sealed record ImportedGroupMessage(string Tag) : Message;

/// <summary>Importer to host, after everything else: the document has been read.</summary>
/// <param name="Failure">Why it could not be read at all, in a sentence; null when it could.</param>
/// <param name="Skipped">Operations that were left out.</param>
public sealed record ImportEndedMessage(string? Failure, IReadOnlyList<SkippedOperation> Skipped) : Message;

/// <summary>An operation that could not be read.</summary>
/// <param name="Operation">Its id.</param>
/// <param name="Reason">A sentence.</param>
public sealed record SkippedOperation(string Operation, string Reason);
