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
        OfMembers("unknownmember", "the Credentials union has a member that nobody knows, Certificate",
            operation => operation.CredentialMembers, (owner, name) => owner[name] = UnknownMember()),
        OfMembers("emptyunion", "the Credentials union is {}",
            operation => operation.CredentialMembers, (owner, name) => owner[name] = new JsonObject()),
        OfMembers("nullcredentials", "the Credentials union is null, as is an AuthToken",
            Secrets, (owner, name) => owner[name] = null),
        OfMembers("nocredentials", "no credentials in the answer, and no AuthToken",
            Secrets, (owner, name) => owner.Remove(name)),
        OfMembers("noexpiry", "no expiry in the answer",
            operation => operation.ExpiryMembers, (owner, name) => owner.Remove(name)),
        OfMembers("badexpiry", "an expiry that is not a time",
            operation => operation.ExpiryMembers, (owner, name) => owner[name] = "soon"),
        new AnswerFault("huge", "a body of more than 2 MiB: a long unknown member, then the credentials",
            (_, answer) =>
            {
                if (!answer.ContainsKey("filling")) answer.Insert(0, "filling", new string('x', HugeLength));
            }),
        new AnswerFault(
            "controltoken", "tokens and passwords end in a line feed, a header, ESC and NUL", AddControlText)
        {
            Members = Secrets,
        },
        new AnswerFault("otherid", "the ids in the answer are those of another item, where it has any",
            (call, answer) => ChangeTexts(
                [answer], (_, text) => call.Identifiers.Contains(text) ? $"{text}other" : text)),
        new AnswerFault("stringlist", "every list is a string", (_, answer) => ChangeLists(answer, _ => "not-a-list")),
        new AnswerFault("nulllist", "every list begins with null", (_, answer) => ChangeLists(answer, list =>
            new JsonArray([null, .. list.Select(item => item?.DeepClone())]))),
        new AnswerFault(
            "sessionfailed", "a session in the answer is FAILED, with a reason", (_, answer) => Fail(answer)),
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

    /// <summary>A fault that does the same to each of the members that an operation names.</summary>
    private static AnswerFault OfMembers(
        string name,
        string summary,
        Func<Operation, IReadOnlyList<string>> members,
        Action<JsonObject, string> change) =>
        new(name, summary, (call, answer) =>
        {
            foreach (string path in members(call.Operation))
            {
                if (Owner(answer, path) is JsonObject owner) change(owner, path.Split('.')[^1]);
            }
        })
        {
            Members = members,
        };

    /// <summary>What a member is a member of; null where another fault has taken that away.</summary>
    private static JsonObject? Owner(JsonObject answer, string path) =>
        path.Split('.')[..^1].Aggregate((JsonObject?)answer, (owner, name) => owner?[name] as JsonObject);

    private static JsonNode? Find(JsonObject answer, string path) => Owner(answer, path)?[path.Split('.')[^1]];

    private static void AddControlText(FaultCall call, JsonObject answer)
    {
        // An expiry may be among the secrets.
        List<JsonNode?> expiries = call.Operation.ExpiryMembers.Select(path => Find(answer, path)).ToList();
        ChangeTexts(
            Secrets(call.Operation).Select(path => Find(answer, path)).ToList(),
            (leaf, text) => expiries.Contains(leaf) ? text : text + ControlText);
    }

    /// <summary>Changes the texts in these values, however deep they are.</summary>
    private static void ChangeTexts(IReadOnlyList<JsonNode?> values, Func<JsonValue, string, string> change)
    {
        foreach (JsonNode? value in values)
        {
            if (value is JsonObject inner) ChangeTexts([.. inner.Select(member => member.Value)], change);
            else if (value is JsonArray list) ChangeTexts([.. list], change);
            else if (value is JsonValue leaf && leaf.TryGetValue(out string? text)) leaf.ReplaceWith(change(leaf, text));
        }
    }

    /// <summary>Changes the lists in an object, the inner ones first.</summary>
    private static void ChangeLists(JsonObject answer, Func<JsonArray, JsonNode> change)
    {
        foreach (JsonNode value in answer.Select(member => member.Value).OfType<JsonNode>().ToList())
        {
            if (value is JsonObject inner) ChangeLists(inner, change);
            if (value is not JsonArray list) continue;
            foreach (JsonObject item in list.OfType<JsonObject>()) ChangeLists(item, change);
            list.ReplaceWith(change(list));
        }
    }
}
