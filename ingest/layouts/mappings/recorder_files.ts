import { mapping } from '../mapping.ts';

const fileName = ['文件名', '文件名称'];

/** What a file is, by its extension. */
const media = Object.fromEntries(
  Object.entries({
    视频: ['mp4', 'avi', 'mov', 'mkv', 'ts', '录像文件', '视频文件'],
    音频: ['wav', 'mp3', 'aac', 'm4a', 'amr', '录音文件', '音频文件'],
    图片: ['jpg', 'jpeg', 'png', 'bmp', '照片文件', '图片文件'],
    日志: ['log', 'txt', '日志文件'],
  }).flatMap(([kind, texts]) =>
    texts.flatMap((text) => [text, text.toUpperCase(), `.${text}`, `.${text.toUpperCase()}`].map((t) => [t, kind])),
  ),
);

/** Files of body-worn recorders as collection stations list them. Names like `设备号_警号_YYYYMMDDhhmmss_序号` speak where no column does. */
export const recorderFiles = mapping({
  id: 'recorder-files',
  title: '执法记录仪采集工作站文件清单',
  source: '采集工作站（管理平台）导出的音视频文件清单',
  note: '没有开始时间列或警号列的，从“设备号_警号_YYYYMMDDhhmmss_序号”形式的文件名里取',
  signs: [fileName],
  feeds: [
    {
      table: 'recordings',
      columns: {
        rec_no: [
          { from: ['文件唯一标识（128）', '文件唯一标识', '文件编号', '文件标识'] },
          { join: [['原始文件创建设备序列号', '设备编号', '产品序列号', '记录仪编号'], fileName] },
        ],
        file_name: { from: fileName },
        device: { from: ['原始文件创建设备序列号', '设备编号', '产品序列号', '记录仪编号'] },
        user_name: { from: ['执法人员姓名', '使用人', '使用人姓名'] },
        cert_no: [
          { from: ['执法人员编号', '执法证号', '警号'] },
          { from: fileName, pattern: '^[^_]+_([^_]+)_\\d{14}(?:_|\\.|$)' },
        ],
        org_name: { from: ['单位名称', '所属单位', '使用单位', '所属部门'] },
        org_uscc: { from: ['单位统一社会信用代码', '单位信用代码'] },
        media: { from: ['文件类型', '媒体类型', '文件后缀类型', '文件格式'], codes: media },
        start_at: [
          { from: ['拍摄时间', '开始时间', '录制开始时间'] },
          { from: fileName, pattern: '(?:^|_)(\\d{14})(?:_|\\.|$)' },
        ],
        end_at: { from: ['结束时间', '录制结束时间'] },
        duration: { from: ['时长', '文件时长', '时长（秒）', '录制时长'] },
        size: { from: ['文件大小', '文件大小（字节）', '文件长度（字节）', '文件长度'] },
        collected_at: { from: ['上传时间', '采集时间', '入库时间', '文件采集时间'] },
        label: { from: ['标注类别', '标注'] },
        ref_no: { from: ['案件编号', '案号', '警情编号', '关联编号'] },
        md5: { from: ['MD5', '校验码', '哈希', '文件完整性校验ID（128）', '文件完整性校验ID'] },
        deleted_at: { from: '删除时间' },
      },
    },
  ],
});
