using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>
/// The same client token gives the same answer for as long as the credential lives, per caller, region and target. The
/// same token with other parameters is refused; the services have no error of its own for that, so ValidationException.
/// </summary>
internal sealed class IdempotentAnswers(TimeProvider time)
{
    private readonly Lock _lock = new();
    private ExpiringMap<Remembered> _answers = new(time);

    /// <returns>What gives the answer: the remembered one, or the one that is issued then.</returns>
    internal Func<JsonObject> Prepare(string[] key, string fingerprint, Func<IssuedAnswer> issue)
    {
        string joined = JsonSerializer.Serialize(key);
        lock (_lock) _ = Find(joined, fingerprint);
        return () => GetOrAdd(joined, fingerprint, issue);
    }

    private JsonObject GetOrAdd(string key, string fingerprint, Func<IssuedAnswer> issue)
    {
        lock (_lock)
        {
            if (Find(key, fingerprint) is Remembered known) return JsonNode.Parse(known.Answer)!.AsObject();
            IssuedAnswer issued = issue();
            // As text: faults edit answers, what is remembered stays as it was issued, and there may be many of them.
            _answers.Set(
                key, new Remembered(fingerprint, JsonSerializer.SerializeToUtf8Bytes(issued.Answer)), issued.ExpiresAt);
            return issued.Answer;
        }
    }

    internal void Forget()
    {
        lock (_lock) _answers = new ExpiringMap<Remembered>(time);
    }

    private Remembered? Find(string key, string fingerprint)
    {
        Remembered? known = _answers.Find(key);
        return known is null || string.Equals(known.Fingerprint, fingerprint, StringComparison.Ordinal)
            ? known
            : throw new ServiceErrorException(CommonErrors.Validation(
                "The client token has been used with other request parameters. Use another client token."));
    }

    private sealed record Remembered(string Fingerprint, byte[] Answer);
}
