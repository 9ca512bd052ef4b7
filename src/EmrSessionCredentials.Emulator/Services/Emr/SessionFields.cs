using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>What a session of a cluster can be started with, and what that is made of.</summary>
internal static class SessionFields
{
    internal static Field EngineConfigurations { get; } = Field.Structures("EngineConfigurations", () => Configuration);

    internal static Field MonitoringConfiguration { get; } = Field.Structure(
        "MonitoringConfiguration", () => Monitoring);

    internal static Field Tags { get; } = Field.Structures("Tags", () => Tag);

    private static Field[] Tag => [new("Key", FieldType.Text), new("Value", FieldType.Text)];

    private static Field[] Configuration =>
    [
        new("Classification", FieldType.Text),
        Field.Structures("Configurations", () => Configuration),
        Field.Map("Properties", new Field("key", FieldType.Text), new Field("value", FieldType.Text)),
    ];

    private static Field[] CloudWatch =>
        [Enabled, Text("LogGroup"), Text("LogStreamNamePrefix"), EncryptionKeyArn, LogTypes];

    private static Field[] Managed => [Enabled, EncryptionKeyArn];

    private static Field[] S3 => [Enabled, Text("LogUri"), EncryptionKeyArn, LogTypes];

    private static Field[] Monitoring =>
    [
        Field.Structure("CloudWatchLoggingConfiguration", () => CloudWatch),
        Field.Structure("ManagedLoggingConfiguration", () => Managed),
        Field.Structure("S3LoggingConfiguration", () => S3),
    ];

    private static Field Enabled => new("Enabled", FieldType.Flag);

    private static Field EncryptionKeyArn => Text("EncryptionKeyArn");

    private static Field LogTypes =>
        Field.Map("LogTypes", Text("key"), new Field("value", FieldType.TextList) { Item = Text("value") });

    private static Field Text(string name) =>
        new(name, FieldType.Text) { MinLength = 0, MaxLength = 10280, Pattern = FieldPattern.XmlText };
}
