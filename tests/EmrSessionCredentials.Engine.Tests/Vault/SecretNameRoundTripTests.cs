using System;
using System.Linq;
using EmrSessionCredentials.Vault;
using FsCheck;
using FsCheck.Fluent;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>The grammar of names as a property: what can be asked for can be written, and is read as what it was.</summary>
public sealed class SecretNameRoundTripTests
{
    private const string Punctuation = "/?&=%#*[]`+:,.@-_~ '\"\\{}|^<>$();!";

    private static readonly Config Run = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    private static readonly Gen<string> Identifier =
        Gen.OneOf(
            Gen.Choose('!', '~').Select(code => ((char)code).ToString()),
            Gen.Elements(Punctuation.ToCharArray()).Select(c => c.ToString()),
            Gen.Elements("ö", "東", "😀", "%2F", "%", "%%", "arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/v",
                "/endpoints/e", "?role=", "&duration=1", "\u00A0"))
        .NonEmptyListOf()
        .Select(pieces => string.Concat(pieces.Take(12)))
        // As long as the shortest limit, a cluster id's: longer ones are no names, which other tests show.
        .Where(text => text.Length <= 256 && !string.IsNullOrWhiteSpace(text) && text is not ("." or ".."));

    private static readonly Gen<string?> Role = Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Choose('!', '~').ArrayOf(6).Select(path =>
            (string?)$"arn:aws:iam::123456789012:role/{string.Concat(path.Select(code => (char)code))}/R+=,.@-_"));

    private static readonly Gen<SecretName> Name =
        from kind in Gen.Elements(Enum.GetValues<SessionTargetKind>())
        from owner in Part(kind)
        from target in Part(kind)
        from role in Role
        from connection in Gen.Elements(true, false)
        from duration in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, 43200).Select(seconds => (int?)seconds))
        select new SecretName
        {
            Kind = kind,
            Owner = kind is SessionTargetKind.Cluster ? null : owner,
            Target = target,
            ExecutionRoleArn = kind is SessionTargetKind.Cluster or SessionTargetKind.ManagedEndpoint ? role : null,
            DurationInSecond = kind is SessionTargetKind.ManagedEndpoint ? duration : null,
            IsConnection = connection,
        };

    [Fact]
    public void Every_name_is_read_as_what_was_written() =>
        Prop.ForAll(Name.ToArbitrary(), name => SecretName.Parse(name.ToString()) == name).Check(Run);

    [Fact]
    public void A_written_name_is_no_pattern_and_matches_itself() => Prop.ForAll(Name.ToArbitrary(), name =>
    {
        SecretFilter filter = SecretFilter.Parse(name.ToString());
        return filter.Exact!.ToString() == name.ToString() && filter.Kinds.Count == 0;
    }).Check(Run);

    [Fact]
    public void The_request_of_a_name_has_the_same_name() => Prop.ForAll(
        Name.Where(name => name.Kind is not SessionTargetKind.ManagedEndpoint || name.ExecutionRoleArn is not null).ToArbitrary(),
        name => SecretName.Of(name.ToRequest()) == name with { IsConnection = false }).Check(Run);

    [Fact]
    public void Whatever_is_typed_is_a_name_or_an_error_of_ours() => Prop.ForAll(
        Gen.OneOf(
            Gen.Elements("cluster/", "endpoint/", "session/", "serverless/", "").SelectMany(word => Identifier.Select(rest => word + rest)),
            Gen.Choose(0, char.MaxValue).ListOf().Select(codes => string.Concat(codes.Select(code => (char)code)))).ToArbitrary(),
        text =>
        {
            try
            {
                return SecretName.Parse(SecretName.Parse(text).ToString()) == SecretName.Parse(text);
            }
            catch (SessionCredentialException e)
            {
                return e.Advice.Length > 0;
            }
        }).Check(Run);

    private static Gen<string> Part(SessionTargetKind kind) => kind is SessionTargetKind.ServerlessSession
        ? Gen.Elements("abcxyz0189".ToCharArray()).NonEmptyListOf().Select(c => string.Concat(c.Take(64)))
        : Identifier;
}
