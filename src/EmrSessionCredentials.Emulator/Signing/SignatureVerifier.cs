using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>
/// Verifies AWS Signature Version 4 in the Authorization header. Written from the specification and not from any SDK,
/// so that a client and the emulator cannot be wrong in the same way. Presigned URLs are not accepted.
/// </summary>
/// <param name="keys">The key pairs that may sign.</param>
/// <param name="time">Tells the present, for the five minutes of clock skew that are allowed.</param>
public sealed class SignatureVerifier(IEnumerable<KeyPair> keys, TimeProvider time)
{
    private readonly Dictionary<string, KeyPair> _keys = keys.ToDictionary(k => k.AccessKey, StringComparer.Ordinal);

    /// <summary>
    /// Gets how the temporary keys are found that the emulator has given; the key pairs above come first.
    /// </summary>
    internal Func<string, KeyPair?> FindIssued { get; init; } = _ => null;

    /// <summary>Checks everything that AWS checks of a signature, in AWS's order and with its error codes.</summary>
    /// <param name="request">The request as it was on the wire.</param>
    /// <param name="signingName">The service that must be in the credential scope, e.g. <c>emr-containers</c>.</param>
    /// <returns>The caller, or the error.</returns>
    public Verification Verify(SignedRequest request, string signingName)
    {
        if (request.Header("authorization") is not { Length: > 0 } header)
            return Refuse(CommonErrors.MissingAuthenticationToken());
        if (request.Count("authorization") > 1)
            return Refuse(CommonErrors.IncompleteSignature("The request must have only one Authorization header."));
        if (AuthorizationHeader.Parse(header, out string problem) is not AuthorizationHeader authorization)
            return Refuse(CommonErrors.IncompleteSignature(problem));
        if (SignatureTime.Of(request, out problem) is not DateTimeOffset signedAt)
            return Refuse(CommonErrors.IncompleteSignature(problem));
        string accessKey = authorization.Scope.AccessKey;
        KeyPair? key = _keys.GetValueOrDefault(accessKey) ?? FindIssued(accessKey);
        if (key is null || !KnowsToken(key, request))
            return Refuse(CommonErrors.UnrecognizedClient());
        if (key.ExpiresAt <= time.GetUtcNow()) return Refuse(CommonErrors.ExpiredToken());

        string? refusal = SignatureTime.Skew(signedAt, time.GetUtcNow())
            ?? ScopeProblem(authorization.Scope, signedAt, signingName)
            ?? SignedHeadersProblem(authorization.SignedHeaders, request);
        if (refusal is not null) return Refuse(CommonErrors.InvalidSignature(refusal));

        string canonical = CanonicalRequest.Build(request, authorization.SignedHeaders);
        string expected =
            CanonicalRequest.Sign(canonical, authorization.Scope, SignatureTime.Text(signedAt), key.SecretKey);
        return Same(expected, authorization.Signature)
            ? new Verification(new CallerIdentity(key.AccessKey, authorization.Scope.Region) { Principal = key.Principal }, Error: null)
            : Refuse(CommonErrors.InvalidSignature(CommonErrors.SignatureMismatch));
    }

    private static Verification Refuse(ServiceError error) => new(Caller: null, error);

    private static bool KnowsToken(KeyPair key, SignedRequest request) =>
        request.Header("x-amz-security-token") is string token
            ? key.SessionToken is not null && Same(key.SessionToken, token)
            : !key.SessionTokenRequired;

    private static string? ScopeProblem(CredentialScope scope, DateTimeOffset signedAt, string signingName)
    {
        string timestamp = SignatureTime.Text(signedAt);
        if (!string.Equals(scope.Terminator, CredentialScope.ExpectedTerminator, StringComparison.Ordinal))
            return $"Credential should be scoped with a valid terminator: '{CredentialScope.ExpectedTerminator}'.";
        if (!string.Equals(scope.Service, signingName, StringComparison.Ordinal))
            return $"Credential should be scoped to correct service: '{signingName}'.";
        if (string.IsNullOrWhiteSpace(scope.Region))
            return "Credential should be scoped to a valid region.";
        return string.Equals(scope.Date, timestamp[..8], StringComparison.Ordinal)
            ? null
            : "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{scope.Date}' != '{timestamp[..8]}', from '{timestamp}'.";
    }

    /// <summary>
    /// Host, content-type and every x-amz- header must be signed, so that a change of one is noticed.
    /// </summary>
    private static string? SignedHeadersProblem(IReadOnlyList<string> signed, SignedRequest request)
    {
        IEnumerable<string> required = request.Headers.Select(h => h.Key.ToLowerInvariant())
            .Where(name => name is "content-type" || name.StartsWith("x-amz-", StringComparison.Ordinal))
            .Append("host")
            .Append(request.Header("x-amz-date") is null ? "date" : "x-amz-date");
        List<string> unsigned = required.Except(signed, StringComparer.Ordinal).ToList();
        if (unsigned.Count > 0)
            return $"'{string.Join("', '", unsigned)}' must be a 'SignedHeader' in the AWS Authorization.";
        return signed.SequenceEqual(signed.Distinct().Order(StringComparer.Ordinal))
            ? null
            : "SignedHeaders must be lower case, sorted and without repetition.";
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
