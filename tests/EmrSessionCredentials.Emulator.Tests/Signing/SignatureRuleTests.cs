using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Signing;

/// <summary>What AWS checks before it calculates a signature, one rule a test.</summary>
public sealed class SignatureRuleTests
{
    private static readonly SignedRequest Request =
        TestSigner.Post("/virtualclusters/v/endpoints/e/credentials", "{}", ("Content-Type", "application/json"));

    private static readonly KeyPair Temporary = new("ASIATEMPORARY", "secret", "its token");

    private readonly ManualTime _time = new();

    [Fact]
    public void Accepts_what_breaks_no_rule() => Assert.Null(Verify(new TestSigner().Sign(Request)));

    [Fact]
    public void No_authorization_is_a_missing_token() =>
        Refused(Verify(Request), "MissingAuthenticationTokenException", "Missing Authentication Token");

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz", "Unsupported AWS 'algorithm': 'Basic'")]
    [InlineData("AWS4-HMAC-SHA512 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0", "'AWS4-HMAC-SHA512'")]
    [InlineData("AWS4-HMAC-SHA256", "requires 'Credential' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0", "requires 'Credential' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=0", "requires 'SignedHeaders' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host", "requires 'Signature' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0", "5 slash-delimited")]
    public void Half_a_header_is_incomplete(string header, string reason)
    {
        SignedRequest request = Request with { Headers = [.. Request.Headers, new("Authorization", header)] };

        Refused(Verify(request), "IncompleteSignatureException", reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic dXNlcjpwYXNz")]
    public void A_request_with_two_Authorization_headers_is_refused(string? second)
    {
        SignedRequest signed = new TestSigner().Sign(Request);
        KeyValuePair<string, string> repeated = new("authorization", second ?? signed.Header("authorization")!);

        Refused(
            Verify(signed with { Headers = [.. signed.Headers, repeated] }),
            "IncompleteSignatureException",
            "only one Authorization header");
    }

    [Theory]
    [InlineData(null, "requires existence of either")]
    [InlineData("yesterday", "ISO-8601 'basic format'. Got 'yesterday'")]
    public void A_signature_without_a_time_is_incomplete(string? date, string reason)
    {
        SignedRequest signed = new TestSigner().Sign(Request);
        IEnumerable<KeyValuePair<string, string>> headers = signed.Headers.Where(h => h.Key is not "X-Amz-Date");
        if (date is not null) headers = headers.Append(new("X-Amz-Date", date));

        Refused(Verify(signed with { Headers = [.. headers] }), "IncompleteSignatureException", reason);
    }

    [Fact]
    public void The_date_header_may_tell_the_time()
    {
        SignedRequest dated =
            Request with { Headers = [.. Request.Headers, new("Date", "Fri, 02 Jan 2026 03:04:05 GMT")] };

        Assert.Null(Verify(new TestSigner().Sign(dated)));
    }

    [Theory]
    [InlineData(-300, null)]
    [InlineData(-301, "Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T0304")]
    [InlineData(300, null)]
    [InlineData(301, "Signature not yet current: 20260102T030906Z is still later than 20260102T030905Z")]
    public void Clocks_may_differ_by_five_minutes(int seconds, string? reason)
    {
        ServiceError? error =
            Verify(new TestSigner { At = GoldenRequests.SignedAt.AddSeconds(seconds) }.Sign(Request));

        if (reason is null) Assert.Null(error);
        else Refused(error, "InvalidSignatureException", reason);
    }

    [Fact]
    public void The_scope_must_be_right_in_each_part()
    {
        Refused(Verify(new TestSigner { Service = "emr" }.Sign(Request)), "correct service: 'emr-containers'");
        Refused(Verify(new TestSigner { Terminator = "aws5_request" }.Sign(Request)), "valid terminator: 'aws4_re");
        Refused(Verify(new TestSigner { Region = "" }.Sign(Request)), "valid region");
        Refused(Verify(new TestSigner { ScopeDate = "20260101" }.Sign(Request)), "'20260101' != '20260102'");
    }

    [Fact]
    public void What_matters_must_be_signed()
    {
        SignedRequest targeted = Request with { Headers = [.. Request.Headers, new("X-Amz-Target", "A.B")] };
        foreach (string header in (string[])["host", "content-type", "x-amz-target", "x-amz-date"])
        {
            Refused(
                Verify(new TestSigner { Unsigned = [header] }.Sign(targeted)),
                $"'{header}' must be a 'SignedHeader' in the AWS Authorization.");
        }

        TestSigner tokenUnsigned = new() { SendToken = true, Unsigned = ["x-amz-security-token"] };
        Refused(Verify(tokenUnsigned.Sign(Request)), "'x-amz-security-token' must be");
        SignedRequest ours = Request with { Headers = [.. Request.Headers, new("User-Agent", "x")] };
        Assert.Null(Verify(new TestSigner { Unsigned = ["user-agent"] }.Sign(ours)));
    }

    [Fact]
    public void A_header_that_was_signed_must_come_along()
    {
        SignedRequest signed = new TestSigner().Sign(
            Request with { Headers = [.. Request.Headers, new("X-Custom", "a   b")] });
        Assert.Null(Verify(signed));
        List<KeyValuePair<string, string>> without = signed.Headers.Where(h => h.Key is not "X-Custom").ToList();

        Refused(Verify(signed with { Headers = without }), CommonErrors.SignatureMismatch);
    }

    [Fact]
    public void Unknown_keys_and_tokens_are_unrecognized()
    {
        KeyPair stranger = new("AKIDSTRANGER", "secret");
        KeyPair otherToken = KeyPair.Example with { SessionToken = "another token" };
        foreach (SignedRequest request in (SignedRequest[])[
            new TestSigner { Key = stranger }.Sign(Request),
            new TestSigner { Key = otherToken, SendToken = true }.Sign(Request),
            new TestSigner { Key = Temporary }.Sign(Request)])
        {
            Refused(Verify(request), "UnrecognizedClientException", "token included in the request is invalid");
        }

        Assert.Null(Verify(new TestSigner { SendToken = true }.Sign(Request)));
        Assert.Null(Verify(new TestSigner { Key = Temporary, SendToken = true }.Sign(Request)));
    }

    [Fact]
    public void A_key_ends_when_it_says()
    {
        KeyPair brief = Temporary with { ExpiresAt = GoldenRequests.SignedAt.AddSeconds(1) };
        SignatureVerifier verifier = new([brief], _time);
        SignedRequest request = new TestSigner { Key = brief, SendToken = true }.Sign(Request);

        Assert.True(verifier.Verify(request, "emr-containers").Accepted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Refused(verifier.Verify(request, "emr-containers").Error, "ExpiredTokenException", "is expired");
    }

    [Fact]
    public void What_a_header_says_of_the_body_is_not_believed()
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Request.Body.Span));
        SignedRequest signed = new TestSigner().Sign(
            Request with { Headers = [.. Request.Headers, new("X-Amz-Content-Sha256", hash)] });

        Assert.Null(Verify(signed));
        Refused(Verify(signed with { Body = "{ }"u8.ToArray() }), CommonErrors.SignatureMismatch);
    }

    [Fact]
    public void A_query_is_sorted_and_encoded()
    {
        SignedRequest asked = Request with { Query = "b=2&a=%7e&a=%2F&flag" };
        SignedRequest signed = new TestSigner().Sign(asked);

        Assert.Contains("\na=%2F&a=~&b=2&flag=\n", CanonicalRequest.Build(asked, ["host"]), StringComparison.Ordinal);
        Assert.Null(Verify(signed));
        Refused(Verify(signed with { Query = "b=3&a=%7e&a=%2F&flag" }), CommonErrors.SignatureMismatch);
    }

    private ServiceError? Verify(SignedRequest request) =>
        new SignatureVerifier([KeyPair.Example, Temporary], _time).Verify(request, "emr-containers").Error;

    private static void Refused(ServiceError? error, string reason) =>
        Refused(error, "InvalidSignatureException", reason);

    private static void Refused(ServiceError? error, string code, string reason)
    {
        Assert.Equal(code, error?.Code);
        Assert.Contains(reason, error!.Message, StringComparison.Ordinal);
        Assert.Equal(403, error.Status);
    }
}
