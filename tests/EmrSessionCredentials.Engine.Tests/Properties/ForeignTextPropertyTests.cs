using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Settings;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Tests.Connections;
using EmrSessionCredentials.Tests.Identity;
using FsCheck;
using FsCheck.Fluent;

namespace EmrSessionCredentials.Tests.Properties;

/// <summary>What is read from files, services and callers, with text that nobody chose.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ForeignTextPropertyTests(LoopbackServer server) : IDisposable
{
    private static readonly Config Run = Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true);

    /// <summary>Fewer runs, where each one makes calls.</summary>
    private static readonly Config Calls = Config.QuickThrowOnFailure.WithMaxTest(40).WithQuietOnSuccess(true);

    private static readonly Gen<string> Any = Gen.OneOf(
        Gen.Choose(0, char.MaxValue).ListOf().Select(codes => string.Concat(codes.Select(code => (char)code))),
        Gen.Elements("=", ":", "[", "]", "#", ";", " ", "\t", "\n", "\r\n", "\"", "'", "\\", "{", "}", ",", "..", "/", "%2e", "%", "?", "&",
            "a", "Token", "ssl", "true", "\0", "\u001b[31m", "é", "😀", "\u2028").ListOf().Select(parts => string.Concat(parts)));

    private static readonly Gen<string> Word =
        Gen.Elements("abcdefghijklmnopqrstuvwxyz_".ToCharArray()).NonEmptyListOf().Select(letters => string.Concat(letters.Take(12)));

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_written_configuration_file_is_read_as_what_was_written() => Prop.ForAll(
        (from name in Word
         from settings in Word.Zip(Gen.Choose('!', '~').NonEmptyListOf().Select(codes => string.Concat(codes.Select(code => (char)code)))).NonEmptyListOf()
         select (name, settings: settings.DistinctBy(setting => setting.Item1).ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal))).ToArbitrary(),
        written =>
        {
            IniDocument document = Read($"[profile {written.name}]\n" + string.Join("\n", written.settings.Select(setting => $"{setting.Key} = {setting.Value}")));
            IniSection section = document.Find(IniSection.Profile, written.name)!;
            // A comment begins where white space is before it, which the first character of a value has.
            return written.settings.Where(setting => setting.Value[0] is not ('#' or ';'))
                .All(setting => section.Settings[setting.Key] == setting.Value);
        }).Check(Run);

    [Fact]
    public void Whatever_is_in_a_configuration_file_is_read_and_no_problem_quotes_it() => Prop.ForAll(
        Any.ListOf().Select(lines => string.Join("\n", lines.Select(line => line + "hunter2"))).ToArbitrary(),
        text => Read("[p]\n" + text).Sections.All(section =>
            section.Problem?.Contains("hunter2", StringComparison.Ordinal) != true)).Check(Run);

    [Fact]
    public void Arguments_are_read_by_a_windows_program_as_they_were() => Prop.ForAll(
        Any.Where(word => !word.Contains('\0', StringComparison.Ordinal)).NonEmptyListOf().ToArbitrary(),
        words => CommandLine.SplitWindows(NativeProgram.JoinArguments(words)).SequenceEqual(words, StringComparer.Ordinal)).Check(Run);

    [Fact]
    public void A_command_is_split_or_refused() => Prop.ForAll(Any.ToArbitrary(), line =>
    {
        try
        {
            return CommandLine.SplitPosix(line).All(word => word.Length <= line.Length);
        }
        catch (FormatException)
        {
            return line.AsSpan().IndexOfAny("\\\"'") >= 0;
        }
    }).Check(Run);

    [Fact]
    public void Text_of_a_service_has_no_secret_and_no_control_character_and_an_end() => Prop.ForAll(
        Any.Zip(Any).ToArbitrary(),
        parts =>
        {
            string clean = new ForeignText("wJalrXUtnFEMI").Clean(parts.Item1 + "wJalrXUtnFEMI" + parts.Item2);
            return !clean.Contains("wJalrXUtnFEMI", StringComparison.Ordinal) && !clean.Any(char.IsControl)
                && clean.Length <= (6 * ForeignText.MaximumLength) + 40;
        }).Check(Run);

    [Fact]
    public void An_error_code_of_a_service_is_one_word() => Prop.ForAll(Any.ToArbitrary(), text =>
        ForeignText.Id(text) is not { } id || (id.Length is > 0 and <= 128 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))).Check(Run);

    [Fact]
    public void The_region_of_an_arn_is_its_fourth_part() => Prop.ForAll(
        Any.Where(text => !text.Contains(':', StringComparison.Ordinal)).Zip(Any).ToArbitrary(),
        parts => ArnRegion.Find($"arn:aws:emr:{parts.Item1}:123456789012:{parts.Item2}") == (parts.Item1.Length > 0 ? parts.Item1 : null)
            && ArnRegion.Find(parts.Item1) is null).Check(Run);

    [Fact]
    public void An_answer_is_taken_as_it_is_or_refused_without_a_word_of_it() => Prop.ForAll(
        Gen.OneOf(Any, Any.Zip(Any).Select(parts => $$"""{"{{parts.Item1}}": "{{parts.Item2}}"}""")).ToArbitrary(),
        text =>
        {
            byte[] body = Encoding.UTF8.GetBytes(text);
            try
            {
                AnswerCheck.ThrowIfMalformed(body);
            }
            catch (MalformedAnswerException e)
            {
                return text.Length < 8 || !e.Message.Contains(text, StringComparison.Ordinal);
            }

            return string.IsNullOrWhiteSpace(text) || IsObject(body);
        }).Check(Run);

    [Fact]
    public void Two_tokens_in_one_answer_are_refused_wherever_they_are() => Prop.ForAll(
        Word.ListOf().Zip(Word).ToArbitrary(),
        parts =>
        {
            string inner = $$"""{"token": "{{parts.Item2}}", "token": "x"}""";
            string json = parts.Item1.Take(20).Aggregate(inner, (text, name) => $$"""{"{{name}}_": {{text}}}""");
            return Assert.Throws<MalformedAnswerException>(() => AnswerCheck.ThrowIfMalformed(Encoding.UTF8.GetBytes(json))) is not null;
        }).Check(Run);

    [Fact]
    public void Two_kinds_of_credentials_in_one_answer_are_refused_wherever_they_are() => Prop.ForAll(
        Word.ListOf().ToArbitrary(),
        names =>
        {
            const string inner = """{"credentials": {"token": "t", "usernamePassword": {"username": "u"}}}""";
            string json = names.Take(20).Aggregate(inner, (text, name) => $$"""{"{{name}}_": {{text}}}""");
            return Assert.Throws<MalformedAnswerException>(() => AnswerCheck.ThrowIfMalformed(Encoding.UTF8.GetBytes(json))) is not null;
        }).Check(Run);

    [Fact]
    public async Task A_relative_path_stays_below_the_connection_or_is_refused()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection connection = await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { Endpoint = new Uri("https://gateway.example/base/") });
        Prop.ForAll(
            Gen.OneOf(Any, Gen.Elements("..", "/", "%2e", "%252e", ".", "\\", "%5c", "a", ";", "?", "#", "@", ":").ListOf().Select(parts => string.Concat(parts))).ToArbitrary(),
            text =>
            {
                try
                {
                    // As a server sees it that decodes once more.
                    Uri url = new(Uri.UnescapeDataString(connection.HttpUri(text).GetLeftPart(UriPartial.Path)));
                    return url.Host == "gateway.example" && (url.AbsolutePath + "/").StartsWith("/base/", StringComparison.Ordinal);
                }
                catch (SessionCredentialException e)
                {
                    return e.ErrorCode == "InvalidParameter";
                }
            }).Check(Run);
    }

    [Fact]
    public void A_jdbc_url_in_which_a_parameter_disables_encryption_is_not_private() => Prop.ForAll(
        (from before in Pairs
         from name in Gen.Elements("ssl", "SSL", "%73sl", "Ssl")
         from value in Gen.Elements("false", "", "0", "tru", "%66alse")
         from after in Pairs
         select $"jdbc:hive2://node.example:10000/db{string.Concat(before)};{name}={value}{string.Concat(after)}").ToArbitrary(),
        url => !ConnectionAddress.Of(new Uri(url)).IsPrivate).Check(Run);

    [Fact]
    public async Task A_list_ends_whatever_its_page_tokens_are()
    {
        using EmrSession session = await EmrSession.OpenAsync(
            new() { AccessKey = "AKIDEXAMPLE", SecretKey = Identity.Run.Secret("s"), Region = "eu-central-1" },
            new ClientOptions { EndpointUrl = new Uri(server.Url), MaxAttempts = 1 },
            cancellationToken: TestContext.Current.CancellationToken);
        Prop.ForAll(Gen.OneOf(Any, Word.Select(word => word.Substring(0, 1))).ListOf().ToArbitrary(), tokens =>
        {
            // Each page gives the next token; the last, or an empty one, ends the list.
            string[] given = [.. tokens.Take(20)];
            int page = 0;
            server.Reply(_ => (200, JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["virtualClusters"] = Array.Empty<object>(),
                ["nextToken"] = page < given.Length ? given[page++] : null,
            })));
            using TargetSearch search = TargetSearch.Start(
                session, new TargetQuery { Kinds = [SessionTargetKind.ManagedEndpoint] }, throttleLimit: 1, TestContext.Current.CancellationToken);
            int pages = 0;
            SessionCredentialException? failure = null;
            while (search.TryTake(out TargetPage taken))
            {
                pages++;
                failure ??= taken.Failure;
            }

            string[] followed = [.. given.TakeWhile(token => token.Length > 0)];
            bool repeats = followed.Distinct(StringComparer.Ordinal).Count() < followed.Length;
            return repeats == (failure is not null) && pages <= followed.Length + 1;
        }).Check(Calls);
    }

    private static Gen<IReadOnlyList<string>> Pairs =>
        Word.Zip(Word).ListOf().Select(pairs => (IReadOnlyList<string>)[.. pairs.Select(pair => $";{pair.Item1}x={pair.Item2}")]);

    private static bool IsObject(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true });
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    private IniDocument Read(string text)
    {
        // A file has whole characters.
        string path = _scratch.Write("config", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        return IniDocument.Read(path, mustExist: true);
    }
}
