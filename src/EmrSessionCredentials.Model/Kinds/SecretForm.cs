using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>The form that the names of one kind of secret have.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Word">The name's first part.</param>
/// <param name="Parts">What the other parts are, in order.</param>
/// <param name="Queries">The query keys that it may have.</param>
/// <param name="Text">The form as it is shown to people.</param>
internal sealed record SecretForm(
    SessionTargetKind Kind, string Word, IReadOnlyList<string> Parts, IReadOnlyList<string> Queries, string Text)
{
    internal const string Role = "role";
    internal const string Duration = "duration";

    internal static IReadOnlyList<SecretForm> All { get; } =
    [
        new(SessionTargetKind.Cluster, "cluster", ["cluster"], [Role], "cluster/<cluster>[?role=<ARN>]"),
        new(
            SessionTargetKind.ManagedEndpoint,
            "endpoint",
            ["virtual cluster", "endpoint"],
            [Role, Duration],
            "endpoint/<virtual cluster>/<endpoint>[?role=<ARN>&duration=<seconds>]"),
        new(SessionTargetKind.ClusterSession, "session", ["cluster", "session"], [], "session/<cluster>/<session>"),
        new(
            SessionTargetKind.ServerlessSession,
            "serverless",
            ["application", "session"],
            [],
            "serverless/<application>/<session>"),
    ];

    /// <summary>All that a name can be, in a few sentences: what an error about a name ends with.</summary>
    internal static string Grammar { get; } =
        $"A name is one of {string.Join(", ", All.Select(form => form.Text))}. The two parts of an endpoint may be one, "
        + "the endpoint's ARN. A slash within a part is written %2F, a percent sign %25.";

    internal static SecretForm Of(SessionTargetKind kind) => All[(int)kind];

    internal static SecretForm? Find(string word) =>
        All.FirstOrDefault(form => string.Equals(form.Word, word, StringComparison.OrdinalIgnoreCase));
}
