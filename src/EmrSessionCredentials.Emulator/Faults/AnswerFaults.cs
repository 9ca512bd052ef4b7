using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Answers that are JSON and still not what a client hopes for.</summary>
internal static class AnswerFaults
{
    /// <summary>More than any client should read: 2 MiB of filling before the credentials.</summary>
    private const int HugeLength = 2 * 1024 * 1024;

    private const string FailureReason = "The driver ran out of memory (a fault that was asked for).";

    private static readonly (string Session, string State, string Reason)[] SessionMembers =
        [("Session", "State", "StateChangeReason"), ("session", "state", "stateDetails")];

    internal const string ControlText = "\r\nX-Injected: 1\u001b[31m\0";

    internal static IReadOnlyList<FaultKind> All { get; } =
    [
        new AnswerFault("unknownmember", "the Credentials union has a member that nobody knows, Certificate",
            (call, answer) => ReplaceAll(answer, call.Operation.CredentialMembers, UnknownMember)),
        new AnswerFault("emptyunion", "the Credentials union is {}",
            (call, answer) => ReplaceAll(answer, call.Operation.CredentialMembers, () => new JsonObject())),
        new AnswerFault("nullcredentials", "the Credentials union is null, as is an AuthToken",
            (call, answer) => ReplaceAll(answer, Secrets(call.Operation), () => null)),
        new AnswerFault("nocredentials", "no credentials in the answer, and no AuthToken",
            (call, answer) => RemoveAll(answer, Secrets(call.Operation))),
        new AnswerFault("noexpiry", "no expiry in the answer",
            (call, answer) => RemoveAll(answer, call.Operation.ExpiryMembers)),
        new AnswerFault("badexpiry", "an expiry that is not a time",
            (call, answer) => ReplaceAll(answer, call.Operation.ExpiryMembers, () => "soon")),
        new AnswerFault("huge", "a body of more than 2 MiB: a long unknown member, then the credentials",
            (_, answer) => answer.Insert(0, "filling", new string('x', HugeLength))),
        new AnswerFault("controltoken", "tokens and passwords end in a line feed, a header, ESC and NUL",
            (call, answer) => ChangeTexts(
                Secrets(call.Operation).Select(name => KeyValuePair.Create(name, answer[name])).ToList(),
                text => text + ControlText)),
        new AnswerFault("otherid", "the ids in the answer are those of another item, where it has any",
            (call, answer) => ChangeTexts(
                answer.ToList(), text => call.Identifiers.Contains(text) ? $"{text}other" : text)),
        new AnswerFault("stringlist", "every list is a string", (_, answer) => ChangeLists(answer, _ => "not-a-list")),
        new AnswerFault("nulllist", "every list begins with null", (_, answer) => ChangeLists(answer, list =>
            new JsonArray([null, .. list.Select(item => item?.DeepClone())]))),
        new AnswerFault("sessionfailed", "a session in the answer is FAILED, with a reason", (_, answer) => Fail(answer)),
    ];

    private static void Fail(JsonObject answer)
    {
        foreach ((string session, string state, string reason) in SessionMembers)
        {
            if (answer[session] is not JsonObject described) continue;
            described[state] = "FAILED";
            described[reason] = FailureReason;
        }
    }

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

    /// <summary>Changes the texts in these members, however deep they are.</summary>
    private static void ChangeTexts(IReadOnlyList<KeyValuePair<string, JsonNode?>> members, Func<string, string> change)
    {
        foreach (JsonNode value in members.Select(member => member.Value).OfType<JsonNode>())
        {
            if (value is JsonObject inner) ChangeTexts([.. inner], change);
            else if (value is JsonValue leaf && leaf.TryGetValue(out string? text)) leaf.ReplaceWith(change(text));
        }
    }

    /// <summary>Changes the lists in an object, those within other lists left as they are.</summary>
    private static void ChangeLists(JsonObject answer, Func<JsonArray, JsonNode> change)
    {
        foreach (JsonNode value in answer.Select(member => member.Value).OfType<JsonNode>().ToList())
        {
            if (value is JsonObject inner) ChangeLists(inner, change);
            else if (value is JsonArray list) list.ReplaceWith(change(list));
        }
    }
}
