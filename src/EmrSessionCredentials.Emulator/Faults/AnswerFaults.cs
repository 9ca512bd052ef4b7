using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Answers that are JSON and still not what a client hopes for.</summary>
internal static class AnswerFaults
{
    /// <summary>More than any client should read: 2 MiB of filling before the credentials.</summary>
    private const int HugeLength = 2 * 1024 * 1024;

    internal static IReadOnlyList<FaultKind> All { get; } =
    [
        new AnswerFault("unknownmember", "the Credentials union has a member that nobody knows, Certificate",
            (operation, answer) => ReplaceAll(answer, operation.CredentialMembers, UnknownMember)),
        new AnswerFault("emptyunion", "the Credentials union is {}",
            (operation, answer) => ReplaceAll(answer, operation.CredentialMembers, () => new JsonObject())),
        new AnswerFault("nullcredentials", "the Credentials union is null, as is an AuthToken",
            (operation, answer) => ReplaceAll(answer, Secrets(operation), () => null)),
        new AnswerFault("nocredentials", "no credentials in the answer, and no AuthToken",
            (operation, answer) => RemoveAll(answer, Secrets(operation))),
        new AnswerFault("noexpiry", "no expiry in the answer",
            (operation, answer) => RemoveAll(answer, operation.ExpiryMembers)),
        new AnswerFault("badexpiry", "an expiry that is no time",
            (operation, answer) => ReplaceAll(answer, operation.ExpiryMembers, () => "soon")),
        new AnswerFault("huge", "a body of more than 2 MiB: a long unknown member, then the credentials", Inflate),
    ];

    private static List<string> Secrets(Operation operation) =>
        [.. operation.CredentialMembers, .. operation.TokenMembers];

    private static JsonObject UnknownMember() => new() { ["Certificate"] = "unknown-member-value" };

    private static void ReplaceAll(JsonObject answer, IReadOnlyList<string> names, Func<JsonNode?> value)
    {
        foreach (string name in names) answer[name] = value();
    }

    private static void RemoveAll(JsonObject answer, IReadOnlyList<string> names)
    {
        foreach (string name in names) answer.Remove(name);
    }

    private static void Inflate(Operation operation, JsonObject answer) =>
        answer.Insert(0, "filling", new string('x', HugeLength));
}
