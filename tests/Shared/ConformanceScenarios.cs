namespace CodeModeRoslyn.Testing;

/// <summary>
/// The scenarios of the conformance suite that are run, by revision. What is left out, and why, stands in
/// <c>tests/node/conformance-excluded.md</c>.
/// </summary>
internal static class ConformanceScenarios
{
    private const string November2025 = "2025-11-25";
    private const string July2026 = "2026-07-28";

    // A server that has no fixture of the suite's can pass these too.
    private static readonly (string Revision, string Scenario)[] WithoutFixtures =
    [
        (November2025, "server-initialize"),
        (November2025, "server-session-lifecycle"),
        (November2025, "logging-set-level"),
        (November2025, "ping"),
        (November2025, "tools-list"),
        (November2025, "server-sse-multiple-streams"),
        (November2025, "dns-rebinding-protection"),
        (July2026, "server-stateless"),
        (July2026, "tools-list"),
        (July2026, "server-sse-multiple-streams"),
        (July2026, "sep-2164-resource-not-found"),
        (July2026, "dns-rebinding-protection"),
        (July2026, "caching"),
        (July2026, "http-header-validation"),
        (July2026, "input-required-result-unsupported-methods"),
    ];

    private static readonly (string Revision, string Scenario)[] OverFixtures =
    [
        (November2025, "completion-complete"),
        (November2025, "elicitation-sep1034-defaults"),
        (November2025, "elicitation-sep1330-enums"),
        (November2025, "json-schema-2020-12"),
        (November2025, "prompts-get-embedded-resource"),
        (November2025, "prompts-get-simple"),
        (November2025, "prompts-get-with-args"),
        (November2025, "prompts-get-with-image"),
        (November2025, "prompts-list"),
        (November2025, "resources-list"),
        (November2025, "resources-read-binary"),
        (November2025, "resources-read-text"),
        (November2025, "resources-subscribe"),
        (November2025, "resources-templates-read"),
        (November2025, "resources-unsubscribe"),
        (November2025, "tools-call-audio"),
        (November2025, "tools-call-elicitation"),
        (November2025, "tools-call-embedded-resource"),
        (November2025, "tools-call-error"),
        (November2025, "tools-call-image"),
        (November2025, "tools-call-mixed-content"),
        (November2025, "tools-call-sampling"),
        (November2025, "tools-call-simple-text"),
        (November2025, "tools-call-with-logging"),
        (November2025, "tools-call-with-progress"),
        (July2026, "completion-complete"),
        (July2026, "http-custom-header-server-validation"),
        (July2026, "input-required-result-basic-elicitation"),
        (July2026, "input-required-result-basic-list-roots"),
        (July2026, "input-required-result-basic-sampling"),
        (July2026, "input-required-result-capability-check"),
        (July2026, "input-required-result-ignore-extra-params"),
        (July2026, "input-required-result-missing-input-response"),
        (July2026, "input-required-result-multi-round"),
        (July2026, "input-required-result-multiple-input-requests"),
        (July2026, "input-required-result-non-tool-request"),
        (July2026, "input-required-result-request-state"),
        (July2026, "input-required-result-result-type"),
        (July2026, "input-required-result-tampered-state"),
        (July2026, "input-required-result-validate-input"),
        (July2026, "json-schema-2020-12"),
        (July2026, "prompts-get-embedded-resource"),
        (July2026, "prompts-get-simple"),
        (July2026, "prompts-get-with-args"),
        (July2026, "prompts-get-with-image"),
        (July2026, "prompts-list"),
        (July2026, "resources-list"),
        (July2026, "resources-read-binary"),
        (July2026, "resources-read-text"),
        (July2026, "resources-templates-read"),
        (July2026, "tools-call-audio"),
        (July2026, "tools-call-embedded-resource"),
        (July2026, "tools-call-error"),
        (July2026, "tools-call-image"),
        (July2026, "tools-call-mixed-content"),
        (July2026, "tools-call-simple-text"),
        (July2026, "tools-call-with-progress"),
    ];

    /// <summary>For a client.</summary>
    public static TheoryData<string, string> OfClient =>
    [
        (November2025, "auth/basic-cimd"),
        (November2025, "auth/client-credentials-basic"),
        (November2025, "auth/metadata-default"),
        (November2025, "auth/metadata-var1"),
        (November2025, "auth/metadata-var2"),
        (November2025, "auth/metadata-var3"),
        (November2025, "auth/pre-registration"),
        (November2025, "auth/scope-from-scopes-supported"),
        (November2025, "auth/scope-from-www-authenticate"),
        (November2025, "auth/scope-omitted-when-undefined"),
        (November2025, "auth/scope-retry-limit"),
        (November2025, "auth/scope-step-up"),
        (November2025, "auth/token-endpoint-auth-basic"),
        (November2025, "auth/token-endpoint-auth-none"),
        (November2025, "auth/token-endpoint-auth-post"),
        (November2025, "elicitation-sep1034-client-defaults"),
        (November2025, "initialize"),
        (November2025, "json-schema-2020-12-preservation"),
        (November2025, "sse-retry"),
        (November2025, "tools_call"),
        (July2026, "auth/authorization-server-migration"),
        (July2026, "auth/basic-cimd"),
        (July2026, "auth/client-credentials-basic"),
        (July2026, "auth/iss-normalized"),
        (July2026, "auth/iss-not-advertised"),
        (July2026, "auth/iss-supported"),
        (July2026, "auth/iss-supported-missing"),
        (July2026, "auth/iss-unexpected"),
        (July2026, "auth/iss-wrong-issuer"),
        (July2026, "auth/metadata-default"),
        (July2026, "auth/metadata-issuer-mismatch"),
        (July2026, "auth/metadata-var1"),
        (July2026, "auth/metadata-var2"),
        (July2026, "auth/metadata-var3"),
        (July2026, "auth/offline-access-not-supported"),
        (July2026, "auth/offline-access-scope"),
        (July2026, "auth/pre-registration"),
        (July2026, "auth/resource-mismatch"),
        (July2026, "auth/scope-from-scopes-supported"),
        (July2026, "auth/scope-from-www-authenticate"),
        (July2026, "auth/scope-omitted-when-undefined"),
        (July2026, "auth/scope-retry-limit"),
        (July2026, "auth/scope-step-up"),
        (July2026, "auth/token-endpoint-auth-basic"),
        (July2026, "auth/token-endpoint-auth-none"),
        (July2026, "auth/token-endpoint-auth-post"),
        (July2026, "http-custom-headers"),
        (July2026, "http-invalid-tool-headers"),
        (July2026, "http-standard-headers"),
        (July2026, "json-schema-2020-12-preservation"),
        (July2026, "json-schema-ref-no-deref"),
        (July2026, "request-metadata"),
        (July2026, "sep-2322-client-request-state"),
        (July2026, "tools_call"),
    ];

    /// <summary>For a server with all that the suite wants to find.</summary>
    public static TheoryData<string, string> OfServer => [.. WithoutFixtures, .. OverFixtures];

    /// <summary>For a server that offers its own tools and nothing else.</summary>
    public static TheoryData<string, string> OfServerWithoutFixtures => [.. WithoutFixtures];
}
